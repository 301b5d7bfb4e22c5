/** A file's bytes as the API takes them. */
export function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let letters = "";
  for (let i = 0; i < all.length; i += 32768)
    letters += String.fromCharCode(...all.subarray(i, i + 32768));
  return btoa(letters);
}
