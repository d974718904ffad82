import { createRoot } from "react-dom/client";
import { OfflinePage } from "./page.tsx";
import "./offline.css";

/** The entry of the verifier that is saved as one file; vite.config.ts builds it. */
const root = document.getElementById("root");
if (root) createRoot(root).render(<OfflinePage />);
