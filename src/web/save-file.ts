// A file to the downloads of this device, by a name that tells nothing of anybody.
export function saveFile(bytes: Uint8Array<ArrayBuffer>, kind: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: kind }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
