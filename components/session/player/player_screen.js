/* What is seen. While a session is under way it has the whole screen, above anything the page would put
   over it when a connection fails; before and after it is a part of the page. */

const WHOLE = new Set(["play", "hurts", "easier", "leave", "away"])

const clockFace = (s) => (s < 60 ? `${s}` : `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`)

class Screen {
  constructor(box) {
    this.box = box
    this.whole = this.one("dialog")
    this.name = ""
    for (let n = 0; n <= 10; n++) this.button(".nrs", `${n}`, { pain: n })
    // However the browser closes it: a session under way stays on the screen.
    this.whole.addEventListener("close", () => WHOLE.has(this.name) && this.box.isConnected && this.show(this.name))
  }

  one = (selector) => this.box.querySelector(selector)
  all = (selector) => this.box.querySelectorAll(selector)
  write = (selector, words) => { this.one(selector).textContent = words }

  hide() {
    this.name = ""
    this.box.hidden = true
    this.whole.close()
  }

  show(name, focus = true) {
    const anew = this.name !== name || (WHOLE.has(name) && !this.whole.matches(":modal"))
    this.name = name
    this.box.hidden = false
    for (const part of this.all("[data-screen]")) part.hidden = part.dataset.screen !== name
    if (!WHOLE.has(name)) this.whole.close()
    else if (!this.whole.matches(":modal")) {
      this.whole.close() // moved to another page it is open, and covers nothing
      this.whole.showModal()
    }
    if (anew) this.since = performance.now()
    if (!anew || !focus) return
    this.one(`[data-screen=${name}] [data-focus]`).focus({ preventScroll: WHOLE.has(name) })
    this.whole.scrollTop = 0
  }

  button(selector, words, says) {
    const button = Object.assign(document.createElement("button"), { textContent: words })
    Object.assign(button.dataset, says)
    this.one(selector).append(button)
  }

  /* What a light means for the move that hurts, the ways to go on in it, and what may be new. */
  easier(light, ways, flags, why) {
    this.write(".why", why)
    for (const part of this.all("[data-light]")) part.hidden = !part.dataset.light.split(" ").includes(light)
    this.one(".ways").replaceChildren()
    for (const way of light === "red" ? [] : ways) this.button(".ways", way, { way })
    this.one(".flags").replaceChildren()
    for (const sign of flags) this.button(".flags", sign, { sign })
    this.show("easier")
  }

  step(step, move, picture, easier) {
    const cue = (step.kind === "work" && easier) || step.cue
    const figure = this.one(".figure")
    figure.hidden = !picture
    figure.innerHTML = picture ?? "" // our own drawings
    this.one(".stage").dataset.kind = step.kind
    this.write(".name", step.title)
    this.write(".side", step.side ? `${step.side === "left" ? "Left" : "Right"} side` : "")
    this.write(".cue", cue)
    this.write(".stop-if", `Stop if: ${move.stop_if.join(" ")}`)
    this.write(".next", step.next ? `Next: ${step.next}` : "This is the last one.")
    this.write(".spoken", step.say.includes(cue) ? step.say : `${step.say} ${cue}`)
  }

  /* The moment: `gone` seconds of the step, below 0 while getting ready to take it up again. */
  moment(step, gone, left, total, playing) {
    const each = step.hold_s + step.move_s
    const rep = gone >= 0 && step.reps > 1 ? Math.min(step.reps, Math.floor(gone / each) + 1) : 0
    const face = clockFace(secondsLeft(step, gone))
    this.write(".big", rep || face)
    this.write(".of", rep ? `of ${step.reps}` : "")
    this.write(".phase", playing ? phase(step, gone, rep, each, face) : "Paused")
    this.one("progress").value = Math.max(0, 1 - left / total)
    this.write(".left", `${clockFace(Math.ceil(left))} left`)
    this.write("[data-do=pause]", playing ? "Pause" : "Go on")
  }
}

/* Whole seconds to count down: of the step, or of getting ready to take it up again. */
const secondsLeft = (step, gone) => Math.ceil((gone < 0 ? -gone : step.seconds - gone) - 0.001)

function phase(step, gone, rep, each, face) {
  if (gone < 0) return "Get ready"
  if (step.kind !== "work") return ""
  const inRep = gone - (rep ? rep - 1 : 0) * each
  const out = step.move_s / 2
  const holding = step.hold_s && inRep >= out && inRep < out + step.hold_s
  const doing = holding ? `hold ${Math.ceil(out + step.hold_s - inRep)}` : inRep < out ? "move" : "and back"
  return rep ? `${doing} · ${face} left` : doing
}
