/* How long what stands in a field is, said while it is typed or pasted once it comes near the limit. Nothing is
   cut: too much stays where it is, and is not saved until it is shorter. */

const NEAR = 0.9
const KINDS = ["focusin", "input"] // heard from the page: the field may be drawn later than this

export default function ({ data, parentElement }) {
  const told = parentElement.querySelector(".count")
  const count = ({ target }) => {
    if (!target?.matches?.(`.st-key-${CSS.escape(data.field)} :is(textarea, input)`)) return
    const length = [...target.value].length
    const over = length - data.limit
    target.dir = "auto"
    told.hidden = length < data.limit * NEAR
    told.classList.toggle("over", over > 0)
    told.textContent =
      `${length} of ${data.limit} characters` + (over > 0 ? `. ${over} too many: shorten it to save it.` : "")
  }
  count({ target: document.querySelector(`.st-key-${CSS.escape(data.field)} :is(textarea, input)`) })
  for (const kind of KINDS) document.addEventListener(kind, count)
  return () => KINDS.forEach((kind) => document.removeEventListener(kind, count))
}
