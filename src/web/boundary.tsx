// When something of ours breaks: a plain page that says what happened to what was typed, and the way back.

import { Component, type ReactNode } from "react";
import { Nothing } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { spoken } from "#ui/spoken.ts";

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
    const { t } = spoken();
    if (this.state.brokenAt === undefined) return this.props.children;
    if (!navigator.onLine) {
      return (
        <Nothing icon="cloud" title={t("app.this-page-is-not-on")}>
          {t("app.it-could-not-be-fetched")}
        </Nothing>
      );
    }
    return (
      <Nothing
        icon="warn"
        title={t("app.something-went-wrong")}
        act={
          <Button tone="primary" onClick={() => location.reload()}>
            {t("app.load-this-page-again")}
          </Button>
        }
      >
        {t("app.the-mistake-is-ours-what")}
      </Nothing>
    );
  }
}
