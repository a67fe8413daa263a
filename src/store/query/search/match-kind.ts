import { vocabulary, type WordOf } from "../../../domain/vocabulary/vocabulary.ts";
