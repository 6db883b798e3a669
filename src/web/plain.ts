// What the browser shows of the app beside its pages: an icon like any other while others use this device.
import { useEffect } from "react";
import plainIcon from "./plain.svg?no-inline";
import { useShared } from "./shared-phone.ts";

export function usePlainIcon(): void {
  const isShared = useShared();
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    if (!icon || !isShared) return;
    const before = icon.href;
    icon.href = plainIcon;
    return () => {
      icon.href = before;
    };
  }, [isShared]);
}
