/* What this browser remembers for itself, and only until the diary has it. */

const placeOf = (owner) => `backwise.session.${owner}`

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null // storage refused, or what lies there is not ours
  }
}

function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Without storage the session still runs; only a reload would forget what was not answered yet.
  }
}

/* The session a person left in this browser; one begun for a diary they have deleted since is cleared. */
function leftBy({ owner, diary }) {
  const left = stored(placeOf(owner))
  if (!left || left.diary === diary) return left
  store(placeOf(owner), null)
  return null
}
