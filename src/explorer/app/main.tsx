import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createQueryClient } from "./graph/use-graph.ts";
import "./style/base.css";
import "./style/site.css";
import "./style/layout.css";
import "./style/component.css";
import "./style/entity.css";
import "./style/occasion.css";
import "./style/facet.css";
import "./style/list.css";
import "./style/print.css";
import "./style/picker.css";
import "./style/question.css";
import "./style/search.css";
import "./style/picture.css";
import "./style/graph.css";
import { VocabularyProvider } from "./vocabulary/vocabulary.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("The HTML has no #root.");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <VocabularyProvider>
        <App />
      </VocabularyProvider>
    </QueryClientProvider>
  </StrictMode>,
);
