import { GraphQLError, GraphQLScalarType, Kind, print } from 'graphql';
import { parseAmount, yuan, type Fen } from './money.js';
import { refusal } from './refusal.js';

const refused = (given: string): GraphQLError =>
  new GraphQLError(refusal('INVALID_AMOUNT', { given: given.slice(0, 60) }).message, {
    extensions: { code: 'INVALID_AMOUNT' },
  });

/** Already as we write it: most amounts are, and a scenario of 5,000 counties has 70,000. */
const AS_WRITTEN = /^(?:0|[1-9]\d{0,17})\.\d\d$/;

function read(text: unknown, given: string): string {
  if (typeof text === 'string' && AS_WRITTEN.test(text)) return text;
  const amount = parseAmount(text);
  if (amount === undefined) throw refused(given);
  return yuan(amount);
}

/** Money at the door: in the program "1234.50", or fen (bigint) where something was computed; a JSON number never gets in or out. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    '金额（元），字符串，两位小数，不带千分位。 An amount in yuan as a string of plain digits with two decimals ("1234.50", "-3.00"). ' +
    'Input also takes "1234.5" and "1234"; more than two decimals, an exponent, a JSON number, NaN, or more than 18 digits before ' +
    'the point is refused with code INVALID_AMOUNT and the path of the field.',
  serialize: (amount) => {
    if (typeof amount === 'string') return amount;
    if (typeof amount === 'bigint') return yuan(amount satisfies Fen);
    throw new TypeError(`an amount is a string or fen, not ${typeof amount}`);
  },
  parseValue: (value) => read(value, typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value)),
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, print(node)),
});
