import { Component, type ReactNode } from "react";
import { words } from "../text/index.ts";

interface Props {
  /** Name of the panel, for the message. */
  readonly name: string;
  readonly children: ReactNode;
}

interface State {
  readonly failure: "none" | "crash" | "chunk";
}

/** Browsers name a part that could not be fetched in their own words; all of them speak of a module or an import. */
const isChunkFailure = (error: unknown): boolean =>
  error instanceof TypeError &&
  /dynamically imported|module script|importing a module|preload/i.test(error.message);

/** Keeps a crash inside one panel: the design is in the store, the rest of the screen lives on. */
export class Boundary extends Component<Props, State> {
  override state: State = { failure: "none" };

  static getDerivedStateFromError(error: unknown): State {
    return {
      failure: isChunkFailure(error) || /preload CSS/i.test(String(error)) ? "chunk" : "crash",
    };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === "none") return this.props.children;
    const { title, text, reload, chunk, reloadPage } = words.app.failure;
    return (
      <div className="failure" role="alert">
        <h2>{title(this.props.name)}</h2>
        <p>{failure === "chunk" ? chunk : text}</p>
        {failure === "chunk" ? (
          <button type="button" className="btn" onClick={() => location.reload()}>
            {reloadPage}
          </button>
        ) : (
          <button type="button" className="btn" onClick={() => this.setState({ failure: "none" })}>
            {reload}
          </button>
        )}
      </div>
    );
  }
}
