import { part } from "../language.ts";

export const evidence = part({
  name: "Evidence",
  description: "What a source states in support of a claim, and where in the source.",
  references: { source: { to: "Source", description: "The source." } },
  columns: {
    statement: {
      type: "text",
      description: "What the source states, in the words of this graph's editors.",
    },
    spanStart: {
      type: "int",
      nullable: true,
      internal: true,
      description: "Offset of the first character of the span, from 0, in Unicode code points.",
    },
    spanEnd: {
      type: "int",
      nullable: true,
      internal: true,
      description: "Offset after the last character of the span, in Unicode code points.",
    },
    spanSha256: {
      type: "text",
      nullable: true,
      internal: true,
      description: "SHA-256 of the span's UTF-8 bytes, in hexadecimal.",
    },
    rowKey: { type: "text", nullable: true, internal: true, description: "Key of the row in a dataset." },
  },
});
