import { render } from "preact";
import { App } from "./app.tsx";
import "./page.css";

/** The document may bring an element `#page`; without one the page makes its own. */
function mountPoint(): HTMLElement {
  const given = document.getElementById("page");
  if (given) return given;
  const made = document.createElement("div");
  made.id = "page";
  document.body.append(made);
  return made;
}

render(<App />, mountPoint());
