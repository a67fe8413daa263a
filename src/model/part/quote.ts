import { part } from "../language.ts";

export const quote = part({
  name: "Quote",
  description: "A statement for which a person is quoted.",
  columns: {
    gist: {
      type: "text",
      description: "What the person says, in the words of this graph's editors.",
    },
    about: {
      type: "NodeKey",
      nullable: true,
      description: "The entity that the statement is about. Null if it is about none in the graph.",
    },
  },
});
