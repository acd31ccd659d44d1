/* The session's clock. Python says what the steps are and keeps what was done; this says when.

   A step ends at a moment, not after a number of ticks, so a slow or sleeping tab is never late. What was
   done is one record, whole each time it is sent, kept in this browser until Python has answered that it
   is in the diary. Sent twice it changes nothing. */

const AWAY_MS = 120_000 // longer without a tick, and nobody can have followed the session
const AGAIN_MS = 5_000 // how long to wait for an answer before sending again
const DRAWN_ANEW_MS = 5_000 // how long a session goes on without a page around it
const TICK_MS = 100
const SETTLE_MS = 1000 // a screen so new takes no alarm from a finger that meant the one before
const DOUBLE_MS = 700 // two taps on one place within this are one that slipped
const NEAR_PX = 32
const READY_S = 5 // to lie down again before a move is taken up in its middle

const now = () => (window.__backwiseClock ?? Date.now)() // another clock for tests
const inMinutes = (ms) => (ms < 60_000 ? "less than a minute" : `${Math.round(ms / 60_000)} min`)
const inWords = (day) =>
  new Date(`${day}T12:00`).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)

/* The steps without the moves that were left out before Start, each again with what comes after it. */
function without(steps, leftOut = []) {
  const named = steps.map((step, i) => ({ step, name: i ? steps[i - 1].next : "" }))
  const kept = named.filter(({ step }) => !leftOut.includes(step.exercise))
  return kept.map(({ step }, i) => ({ ...step, next: kept[i + 1]?.name ?? "" }))
}

class Player {
  constructor(box) {
    this.box = box
    this.over = false
    this.screen = new Screen(box)
    this.cues = new Cues()
    this.pictures = {}
    this.still = matchMedia("(prefers-reduced-motion: reduce)")
    this.playing = false
    this.asked = 0
    this.box.addEventListener("cancel", (event) => this.closing(event), true) // a phone's way back
    for (const choice of this.screen.all("[data-choice]")) {
      choice.checked = this.cues.wants[choice.dataset.choice]
      choice.addEventListener("change", () => this.cues.choose(choice.dataset.choice, choice.checked))
    }
    this.onTap = (event) => event.composedPath().includes(this.box) && this.tapped(event)
    this.onKey = (event) => this.key(event)
    this.onSight = () => this.seen()
    this.onHide = () => this.keep()
    this.onMotion = () => this.run && this.screen.name === "play" && this.drawStep()
    window.addEventListener("click", this.onTap, true) // before a message of the page takes it for itself
    window.addEventListener("keydown", this.onKey)
    document.addEventListener("visibilitychange", this.onSight)
    window.addEventListener("pagehide", this.onHide)
    this.still.addEventListener("change", this.onMotion)
    this.timer = setInterval(() => this.tick(), TICK_MS)
  }

  get step() { return this.steps[this.run.index] }
  get move() { return this.told.moves[this.step.exercise] }
  get place() { return placeOf(this.data.owner) }
  get settled() { return this.run.ended && this.run.heard === this.run.sent }

  end() {
    this.over = true
    this.pause()
    clearInterval(this.timer)
    window.removeEventListener("click", this.onTap, true)
    window.removeEventListener("keydown", this.onKey)
    document.removeEventListener("visibilitychange", this.onSight)
    window.removeEventListener("pagehide", this.onHide)
    this.still.removeEventListener("change", this.onMotion)
  }

  /* What Python says, at every run of the page: the steps, and what of the record it has kept. */
  update(data, send) {
    const first = !this.data
    this.data = data
    this.send = send
    if (Object.keys(data.pictures).length) {
      this.pictures = data.pictures
      this.art = data.art
    }
    if (first) this.open()
    if (this.run && data.heard?.token === this.run.token) this.heard(data.heard)
    if (this.screen.name === "start" || !this.screen.name) this.offer()
    if (this.starting && this.screen.name === "start") this.begin()
    this.starting = false
  }

  open() {
    const left = leftBy(this.data)
    if (!left) return
    this.run = left
    if (left.ended) return this.finished()
    this.told = this.data
    this.steps = without(this.data.steps, left.left_out)
    const same = left.key === this.data.key
    const named = same ? `${this.move.name}, step ${left.index + 1} of ${this.steps.length}.` : ""
    this.screen.write(
      ".where", same ? `You were at: ${named}` : `The session of ${inWords(left.day)} is not finished.`,
    )
    this.screen.one("[data-do=resume]").hidden = !same
    this.screen.show("resume")
    this.tell() // what it may have missed, and that a session is under way
  }

  offer() {
    if (!without(this.data.steps, this.data.left_out).length) return this.screen.hide()
    this.screen.write(".summary", this.data.summary)
    if (this.screen.name !== "start") this.screen.show("start", false)
  }

  /* Python is asked first where what it said of today, of pain and of the signs no longer holds. */
  start() {
    this.cues.unlock()
    if (now() < (window.backwiseHoldsUntil ?? Infinity)) return this.begin()
    this.starting = true
    this.send("stale", now())
  }

  begin() {
    this.told = this.data
    this.steps = without(this.data.steps, this.data.left_out)
    const { key, diary, day, relief, before, parts, left_out, continues } = this.data
    this.run = {
      token: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, // randomUUID: secure pages only
      key, diary, day, relief, before, parts, left_out, continues,
      index: 0, done: {}, reasons: {}, pains: {}, easier: {}, leg: false, weak: false, ended: false, alarm: false,
      sign: "",
      sent: 0, heard: 0,
    }
    this.goTo(0)
    this.play()
  }

  /* Time */

  play(at = now()) {
    this.cues.unlock()
    this.cues.stayAwake(true)
    this.deadline = at + this.remaining
    this.ticked = at
    this.playing = true
    this.screen.show("play")
    this.draw()
  }

  pause() {
    if (this.playing) this.remaining = Math.max(0, this.deadline - now())
    this.playing = false
    this.cues.stayAwake(false)
    this.keep()
  }

  tick() {
    if (this.run && this.run.heard < this.run.sent && Date.now() - this.asked > AGAIN_MS) this.tell()
    if (!this.playing) return
    const at = now()
    if (at - this.ticked > AWAY_MS) return this.away(at)
    this.ticked = at
    this.catchUp(at)
    if (!this.playing) return
    this.draw()
    if (this.deadline - at < TICK_MS) setTimeout(() => this.over || this.tick(), this.deadline - at)
  }

  catchUp(at) {
    while (this.playing && at >= this.deadline) {
      this.count(this.step.seconds)
      if (this.run.index + 1 === this.steps.length) return this.finish()
      const over = this.deadline
      this.goTo(this.run.index + 1)
      this.deadline = over + this.remaining // from when the last one was due, so that nothing adds up
    }
  }

  away(at) {
    const since = this.ticked
    this.remaining = Math.max(0, this.deadline - since)
    this.playing = false
    this.cues.stayAwake(false)
    this.since = since
    this.screen.write(".away-for", `Away for ${inMinutes(at - since)}`)
    this.screen.show("away")
    this.keep()
  }

  keptGoing() {
    this.play(this.since)
    this.ticked = now()
    this.catchUp(now())
  }

  seen() {
    if (document.visibilityState !== "visible") return this.keep()
    if (this.playing) {
      this.cues.hear()
      this.cues.stayAwake(true)
    }
    this.tick()
  }

  /* Steps */

  goTo(index) {
    this.run.index = index
    this.remaining = this.step.seconds * 1000
    this.from = this.remaining
    this.keep()
    this.drawStep()
    this.cues.say(this.step.say, this.step.kind === "get_ready")
    this.cues.beep(STEP_HZ, 0.25)
    this.cues.buzz()
    if (this.playing) this.deadline = now() + this.remaining
  }

  /* Where it was left, in a move from the beginning of that repetition, with a moment to get into place. */
  takeUp(left = Infinity) {
    const { seconds, reps, hold_s, move_s } = this.step
    const gone = Math.max(0, seconds - left / 1000)
    const each = reps > 1 ? hold_s + move_s : 0
    this.goTo(this.run.index)
    this.from = (seconds - (each ? Math.floor(gone / each) * each : gone)) * 1000
    this.remaining = this.from
    if (this.step.kind === "work") this.remaining += READY_S * 1000
    this.play()
  }

  get left() { return Math.max(0, this.playing ? this.deadline - now() : this.remaining) }

  /* Seconds of the step gone by; below 0 while getting ready to take it up. */
  elapsed() {
    const ready = this.left - this.from
    return ready > 0 ? -ready / 1000 : this.step.seconds - this.left / 1000
  }

  /* Seconds of work done in this step: the most of all times it was done, so never twice. */
  count(seconds) {
    if (this.step.kind !== "work") return
    const done = Math.min(this.step.seconds, Math.floor(seconds))
    if (done > (this.run.done[this.step.id] ?? 0)) {
      this.run.done[this.step.id] = done
      this.tell()
    }
  }

  forward() {
    const each = this.step.hold_s + this.step.move_s
    const last = this.elapsed() >= this.step.seconds - each // in the last repetition all are done
    this.count(last && this.step.reps > 1 ? this.step.seconds : this.elapsed())
    if (this.run.index + 1 === this.steps.length) return this.finish()
    this.goTo(this.run.index + 1)
    this.draw()
  }

  back() {
    this.count(this.elapsed())
    this.goTo(this.elapsed() > 3 ? this.run.index : Math.max(0, this.run.index - 1))
    this.draw()
  }

  nextMove() {
    const here = this.step.exercise
    const next = this.steps.findIndex((step, i) => i > this.run.index && step.exercise !== here)
    if (next < 0) return this.finish()
    this.goTo(next)
    this.play()
  }

  skip(reason) {
    this.count(this.elapsed())
    this.run.reasons[this.step.exercise] = reason
    this.tell()
    this.nextMove()
  }

  hurts() {
    this.count(this.elapsed())
    this.pause()
    this.run.reasons[this.step.exercise] = "hurt"
    this.tell()
    this.cues.say("Stopped.")
    this.screen.show("hurts")
  }

  hurtsThisMuch(pain) {
    const { exercise } = this.step
    this.run.pains[exercise] = Math.max(pain, this.run.pains[exercise] ?? 0)
    this.tell()
    this.screen.easier(this.told.lights[pain], this.move.easier, this.told.recheck, this.told.why_red)
  }

  goOnEasier(way) {
    this.run.easier[this.step.exercise] = way
    this.takeUp(Math.min(this.remaining, this.from))
    this.cues.say(way)
  }

  /* The end */

  alarm(said) {
    Object.assign(this.run, said, { alarm: true })
    this.finish()
  }

  finish() {
    this.playing = false
    this.run.ended = true
    this.cues.stayAwake(false)
    this.tell()
    this.finished()
  }

  leave() {
    if (this.steps?.length && this.run.key === this.data.key && this.screen.name === "leave") {
      this.count(this.elapsed())
    }
    this.finish()
  }

  finished() {
    const played = this.run.parts.filter((part) => !this.run.left_out?.includes(part.exercise_id))
    const all = played.flatMap((part) => Object.entries(part.work))
    const whole = all.every(([id, seconds]) => this.run.done[id] >= seconds)
    this.screen.write(".ended", whole ? "Done. Well moved." : "Ended early.")
    this.screen.one(".alarm").hidden = !this.run.alarm
    this.screen.write(".emergency", this.data.emergency)
    if (whole) this.cues.say("Done.")
    this.status()
    this.screen.show("done")
  }

  status({ error, logged } = {}) {
    const { done, reasons, leg, weak, heard, sent } = this.run
    const any = Object.values(done).some((seconds) => seconds > 0) || Object.keys(reasons).length
    const nothing = !any && !leg && !weak
    if (nothing) this.screen.write(".kept", "Nothing was done yet, so nothing is logged.")
    else if (heard < sent) {
      this.screen.write(
        ".kept", error || "Being saved. It is safe in this browser until it is in your diary.",
      )
    } else if (logged) this.screen.write(".kept", "It is in your diary.")
    else this.screen.write(".kept", "Taken back. It is not in your diary.")
  }

  /* The record */

  keep() {
    if (this.run) store(this.place, this.settled ? null : this.run)
  }

  tell() {
    this.run.sent += 1
    this.asked = Date.now()
    this.keep()
    const {
      token, diary, day, relief, before, parts, done, reasons, pains, leg, weak, ended, alarm, sign, sent, continues,
    } = this.run
    this.send("record", {
      token, diary, day, relief, before, parts, done, reasons, pains, leg, weak, ended, alarm, sign, sent, continues,
      drawn: this.art ?? "",
    })
  }

  heard({ sent, error, logged, gone }) {
    if (gone) return this.forget()
    this.run.heard = Math.max(this.run.heard, sent ?? 0)
    if (this.settled && this.run.alarm) return this.forget() // the page says what to do
    if (this.run.ended) this.status({ error, logged })
    this.keep()
  }

  /* The diary it was begun for has been deleted. */
  forget() {
    this.pause()
    this.run = undefined
    store(this.place, null)
    this.screen.hide()
  }

  /* What is seen */

  drawStep() {
    const { step, move } = this
    const drawn = this.pictures[step.exercise]
    const picture = drawn && (this.still.matches ? drawn.still : drawn.moving)
    this.screen.step(step, move, picture, this.run.easier[step.exercise])
    this.beeped = 0
  }

  draw() {
    const { step } = this
    const gone = this.elapsed()
    const after = sum(this.steps.slice(this.run.index + 1).map((later) => later.seconds))
    const total = sum(this.steps.map((each) => each.seconds))
    this.screen.moment(step, gone, after + this.left / 1000, total, this.playing)
    const left = secondsLeft(step, gone)
    if (this.playing && left <= 3 && left > 0 && left !== this.beeped) {
      this.beeped = left
      this.cues.beep(LAST_SECONDS_HZ)
    }
  }

  /* Taps and keys */

  tapped(event) {
    const button = event.composedPath()[0].closest("button")
    if (!button) return
    const { do: action, skip, pain, way, sign } = button.dataset
    const alarm = sign || action === "leg" || action === "weak"
    if (event.detail && alarm && performance.now() - this.screen.since < SETTLE_MS) return
    if (this.twice(event) && action !== "back" && action !== "forward") return
    if (sign) return this.alarm({ sign })
    if (skip) return this.skip(skip)
    if (pain) return this.hurtsThisMuch(Number(pain))
    if (way) return this.goOnEasier(way)
    const actions = {
      start: () => this.start(),
      resume: () => this.takeUp(),
      pause: () => this.toggle(),
      back: () => this.back(),
      forward: () => this.forward(),
      hurts: () => this.hurts(),
      leg: () => this.alarm({ leg: true }),
      weak: () => this.alarm({ weak: true }),
      "as-before": () => this.takeUp(Math.min(this.remaining, this.from)),
      "next-move": () => this.nextMove(),
      end: () => this.finish(),
      leave: () => this.leave(),
      "ask-leave": () => this.askToLeave(),
      "go-on": () => this.play(),
      "kept-going": () => this.keptGoing(),
    }
    actions[action]()
  }

  /* Whether this is the second tap of a double one: by a finger, on the same place, right after the first. */
  twice({ detail, clientX, clientY }) {
    const { at, x, y } = this.tap ?? {}
    this.tap = { at: performance.now(), x: clientX, y: clientY }
    return detail && this.tap.at - at < DOUBLE_MS && Math.hypot(clientX - x, clientY - y) < NEAR_PX
  }

  toggle() {
    if (!this.playing) return this.play()
    this.pause()
    this.draw()
  }

  askToLeave() {
    this.pause()
    this.screen.show("leave")
  }

  /* Only answered questions let a person out of the session. */
  closing(event) {
    event.preventDefault()
    if (this.screen.name === "play") this.askToLeave()
  }

  key(event) {
    const at = event.composedPath()[0]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (at.matches?.("input, textarea, select")) return
    const keys = {
      play: {
        " ": () => this.toggle(),
        ArrowRight: () => this.forward(),
        ArrowLeft: () => this.back(),
        Escape: () => this.askToLeave(),
      },
      leave: { Escape: () => this.play() },
    }
    const act = keys[this.screen.name]?.[event.key]
    // A control reached by keyboard keeps its Space.
    if (!act || (event.key === " " && at.matches?.("button:focus-visible, a:focus-visible"))) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
}

let player

export default function ({ data, parentElement, setStateValue }) {
  const box = parentElement.querySelector(".player")
  const back = player && player.box !== box && player.run?.ended // what ended is told once, not at every return
  if (back) player.end()
  if (!player || player.over) player = new Player(box)
  else if (player.box !== box) {
    // The page was drawn anew around a session under way, as after a restart of the server: go on in it.
    box.replaceWith(player.box)
    if (player.screen.name) player.screen.show(player.screen.name)
  }
  player.update(data, setStateValue)
  const here = player
  return () => setTimeout(() => here.over || here.box.isConnected || here.end(), DRAWN_ANEW_MS)
}
