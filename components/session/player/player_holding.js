/* So long from now holds what the page says of today, of pain and of the signs.
   Told as a time to go: a browser's clock may be wrong. */
export default function ({ data }) {
  window.backwiseHoldsUntil = (window.__backwiseClock ?? Date.now)() + data.ms
}
