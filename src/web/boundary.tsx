// When something of ours breaks: a plain page that says what happened to what was typed, and the way back.
import { Component, type ReactNode } from "react";
import { Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";

interface BoundaryParts {
  readonly children: ReactNode;
  /** The page it stands for: another one begins anew. */
  readonly of: string;
}

export class Boundary extends Component<BoundaryParts, { readonly brokenAt: string | undefined }> {
  override state = { brokenAt: undefined };

  static getDerivedStateFromProps(parts: BoundaryParts, state: { brokenAt: string | undefined }) {
    return state.brokenAt === ""
      ? { brokenAt: parts.of }
      : state.brokenAt !== parts.of
        ? { brokenAt: undefined }
        : null;
  }

  static getDerivedStateFromError(): { brokenAt: string } {
    return { brokenAt: "" };
  }

  override render() {
    if (this.state.brokenAt === undefined) return this.props.children;
    if (!navigator.onLine) {
      return (
        <Nothing icon="cloud" title="This page is not on the device yet">
          It could not be fetched without a connection. Other pages go on working, and what you typed is kept.
        </Nothing>
      );
    }
    return (
      <Nothing
        icon="warn"
        title="Something went wrong"
        act={
          <Button tone="primary" onClick={() => location.reload()}>
            Load this page again
          </Button>
        }
      >
        The mistake is ours. What you typed is kept in this tab. If it happens again, go on with another page, and tell
        your administrator what you did just before.
      </Nothing>
    );
  }
}
