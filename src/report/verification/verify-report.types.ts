import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { ReportRow } from '../find-report.service.js';
import { ReportType } from '../report.types.js';
import { Payload } from '../../refusal.types.js';
import { FindingSubject } from './report-findings.js';

registerEnumType(FindingSubject, {
  name: 'FindingSubject',
  description: '校验事项。 What was looked at in a report’s file.',
  valuesConfig: {
    SIGNATURE: { description: '签名。 The signature.' },
    MANIFEST: { description: '清单。 What the file says of itself.' },
    RECORD: { description: '登记。 Whether it is the file on record.' },
    PAGES: { description: '各页金额。 The amounts printed on its pages.' },
    CONTENT: { description: '内容。 Whether the manifest is of the content on record.' },
    CHAIN: { description: '账簿链头。 Whether the chain heads are still on their chains.' },
    FIGURES: {
      description: '数字。 Whether the figures agree with the ledger, and budgets and plans with what was signed.',
    },
  },
});

@InputType('VerifyReportInput', { description: '待校验的报表文件。 The file of a report to verify.' })
export class VerifyReportInputType {
  @Field(() => String, {
    description:
      'PDF 文件的 Base64；超过 5 MB 的文件改用 POST /reports/verification。 The PDF in base64; above 5 MB send it to POST /reports/verification.',
  })
  file!: string;
}

@ObjectType('ReportFinding', { simpleResolvers: true, description: '一项校验结果。 One thing that was looked at.' })
export class ReportFindingType {
  @Field(() => FindingSubject, { description: '事项。 What.' })
  subject!: FindingSubject;

  @Field(() => Boolean, { description: '是否相符。 Whether it holds.' })
  holds!: boolean;

  @Field(() => String, { description: '说明。 A sentence with the facts.' })
  message!: string;
}

@ObjectType('ReportSignature', { simpleResolvers: true, description: '文件的签名。 The signature of a file.' })
export class ReportSignatureType {
  @Field(() => Boolean, { description: '签名与内容相符。 Whether it is of exactly these bytes.' })
  valid!: boolean;

  @Field(() => Boolean, { description: '覆盖全文。 Whether it covers the whole file.' })
  wholeFile!: boolean;

  @Field(() => String, { description: '证书中的签署者。 The signer’s name in the certificate.' })
  signer!: string;

  @Field(() => String, { description: '证书的 SHA-256。 SHA-256 of the certificate.' })
  fingerprint!: string;

  @Field(() => Boolean, {
    description: '演示密钥：不能证明由谁签署。 The demo key: it proves nothing about who signed.',
  })
  demoKey!: boolean;
}

@ObjectType('VerifyReportPayload', { description: '报表校验结果。 What of a report’s file still holds.' })
export class VerifyReportPayload extends Payload {
  @Field(() => Boolean, { nullable: true, description: '全部相符。 Whether everything holds.' })
  holds?: boolean | null;

  @Field(() => [ReportFindingType], { nullable: true, description: '逐项结果。 What was looked at, one by one.' })
  findings?: ReportFindingType[] | null;

  @Field(() => ReportSignatureType, { nullable: true, description: '签名；没有为空。 Null: none can be read.' })
  signature?: ReportSignatureType | null;

  @Field(() => ReportType, {
    nullable: true,
    description: '登记的报表；没有登记或无权查看为空。 The report on record; null where there is none to see.',
  })
  report?: ReportRow | null;
}

@ObjectType('ReportDifference', {
  simpleResolvers: true,
  description: '两份报表的一处不同。 One thing that two reports say differently.',
})
export class ReportDifferenceType {
  @Field(() => [String], {
    description:
      '在报表中的位置，逐级。 Where in the report, from the outside in: the section, the row by its name, the figure.',
  })
  path!: string[];

  @Field(() => String, { nullable: true, description: '前一份；没有为空。 In the first; null: not there.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: '后一份；没有为空。 In the other; null: not there.' })
  after!: string | null;
}
