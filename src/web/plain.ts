// What the browser shows of the app beside its pages, and on a home screen: a name and an icon like any other while others use this device.
import { useEffect } from "react";
import plainIcon from "./plain.svg?no-inline";
import { useShared } from "./shared-phone.ts";

const PLAIN: { readonly [rel: string]: string } = {
  icon: plainIcon,
  "apple-touch-icon": "/icons/plain-192.png",
  manifest: "/plain.webmanifest",
};

export function usePlainIcon(): void {
  const isShared = useShared();
  useEffect(() => {
    if (!isShared) return;
    const before = Object.entries(PLAIN).flatMap(([rel, href]) => {
      const link = document.querySelector<HTMLLinkElement>(`link[rel="${rel}"]`);
      if (!link) return [];
      const was = link.href;
      link.href = href;
      return [() => (link.href = was)];
    });
    return () => {
      for (const putBack of before) putBack();
    };
  }, [isShared]);
}
