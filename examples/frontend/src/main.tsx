import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Client, cacheExchange, fetchExchange, Provider } from "urql";
import { App } from "./app.tsx";
import "./style.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");

const client = new Client({ url: "/graphql", preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] });

createRoot(root).render(
  <StrictMode>
    <Provider value={client}>
      <App />
    </Provider>
  </StrictMode>,
);
