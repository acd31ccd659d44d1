/* How long what stands in a field is, said while it is typed or pasted once it comes near the limit. Nothing is
   cut: too much stays where it is, and is not saved until it is shorter. */

const NEAR = 0.9

export default function ({ data, parentElement }) {
  const told = parentElement.querySelector(".count")
  const field = document.querySelector(`.st-key-${data.field} :is(textarea, input)`)
  if (!field) return
  field.dir = "auto"
  const count = () => {
    const length = [...field.value].length
    told.hidden = length < data.limit * NEAR
    told.classList.toggle("over", length > data.limit)
    told.textContent =
      length > data.limit
        ? `${length} of ${data.limit} characters. ${length - data.limit} too many: shorten it to save it.`
        : `${length} of ${data.limit} characters`
  }
  field.addEventListener("input", count)
  count()
  return () => field.removeEventListener("input", count)
}
