import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../graphql/connection.types.js';

@ObjectType('Load', {
  simpleResolvers: true,
  description:
    '导入：一份收支数据文件；其凭证以编号为事项（journalEntries 的 subject），其分录行记原行号。 A load: one document of income and expenditure ' +
    'rows. Its entries name it as their subject, their lines the row they came from.',
})
export class LoadType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => String, { description: '数据来源。 What the rows were taken from.' })
  document!: string;

  @Field(() => Int, { description: '行数。 How many rows it has.' })
  rows!: number;

  @Field(() => String, { description: '导入人。 Who loaded it.' })
  person!: string;

  @Field(() => String, { description: '导入时间（ISO，北京时间）。 When (ISO, Beijing time).' })
  at!: string;
}

export const LoadConnection = connectionType(LoadType, 'Load');
