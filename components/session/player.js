/* The session's clock. Python says what the steps are and keeps what was done; this says when.

   A step ends at a moment, not after a number of ticks, so a slow or sleeping tab is never late. What was
   done is one record, whole each time it is sent, kept in this browser until Python has answered that it
   is in the diary. Sent twice it changes nothing. */

const AWAY_MS = 120_000 // longer without a tick, and nobody can have followed the session
const AGAIN_MS = 5_000 // how long to wait for an answer before sending again
const DRAWN_ANEW_MS = 5_000 // how long a session goes on without a page around it
const TICK_MS = 100

const now = () => (window.__backwiseClock ?? Date.now)() // another clock for tests
const clockFace = (s) => (s < 60 ? `${s}` : `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`)
const inMinutes = (ms) => (ms < 60_000 ? "less than a minute" : `${Math.round(ms / 60_000)} min`)

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

/* Beeps, voice, vibration, a screen that stays on: each where the browser has it, none of them needed. */
class Cues {
  constructor() {
    this.wants = { sound: true, voice: true, ...stored("backwise.cues") }
  }
  choose(name, on) {
    this.wants[name] = on
    store("backwise.cues", this.wants)
  }
  unlock() { // inside a tap: browsers allow sound only then
    const Audio = window.AudioContext ?? window.webkitAudioContext
    if (Audio) this.audio ??= new Audio()
    this.audio?.resume?.()
  }
  beep(pitch, seconds = 0.12) {
    if (!this.wants.sound || !this.audio) return
    const tone = this.audio.createOscillator()
    const volume = this.audio.createGain()
    tone.frequency.value = pitch
    volume.gain.value = 0.2
    tone.connect(volume).connect(this.audio.destination)
    tone.start()
    tone.stop(this.audio.currentTime + seconds)
  }
  say(words) {
    const voices = window.speechSynthesis?.getVoices() ?? []
    // Only voices of this device: a remote one would send the words to another host.
    const voice = voices.find((v) => v.localService && v.lang.startsWith("en"))
    if (!this.wants.voice || !voice) return
    const speech = new SpeechSynthesisUtterance(words)
    speech.voice = voice
    window.speechSynthesis.cancel()
    window.speechSynthesis.speak(speech)
  }
  buzz() {
    navigator.vibrate?.(150)
  }
  async stayAwake(on) {
    try {
      if (!on) await this.lock?.release()
      this.lock = on ? await navigator.wakeLock?.request("screen") : undefined
    } catch {
      // Refused, or the page is hidden: the screen may sleep, the clock goes on.
    }
  }
}

class Player {
  constructor(box) {
    this.box = box
    this.over = false
    this.cues = new Cues()
    this.pictures = {}
    this.still = matchMedia("(prefers-reduced-motion: reduce)")
    this.playing = false
    this.asked = 0
    this.box.addEventListener("click", (event) => this.tapped(event))
    for (const choice of this.all("[data-choice]")) {
      choice.checked = this.cues.wants[choice.dataset.choice]
      choice.addEventListener("change", () => this.cues.choose(choice.dataset.choice, choice.checked))
    }
    for (let n = 0; n <= 10; n++) {
      const button = document.createElement("button")
      Object.assign(button, { textContent: n })
      button.dataset.pain = n
      this.one(".nrs").append(button)
    }
    this.onKey = (event) => this.key(event)
    this.onSight = () => this.seen()
    this.onHide = () => this.keep()
    this.onMotion = () => this.run && this.screen === "play" && this.drawStep()
    window.addEventListener("keydown", this.onKey)
    document.addEventListener("visibilitychange", this.onSight)
    window.addEventListener("pagehide", this.onHide)
    this.still.addEventListener("change", this.onMotion)
    this.timer = setInterval(() => this.tick(), TICK_MS)
  }

  one = (selector) => this.box.querySelector(selector)
  all = (selector) => this.box.querySelectorAll(selector)
  write = (selector, words) => { this.one(selector).textContent = words }
  get step() { return this.steps[this.run.index] }
  get move() { return this.told.moves[this.step.exercise] }
  get place() { return `backwise.session.${this.data.owner}` }

  end() {
    this.over = true
    this.pause()
    clearInterval(this.timer)
    window.removeEventListener("keydown", this.onKey)
    document.removeEventListener("visibilitychange", this.onSight)
    window.removeEventListener("pagehide", this.onHide)
    this.still.removeEventListener("change", this.onMotion)
    this.cues.stayAwake(false)
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
    if (this.screen === "start" || !this.screen) this.offer()
  }

  open() {
    const left = stored(this.place)
    if (!left) return
    this.run = left
    if (left.ended) return this.finished()
    this.told = this.data
    this.steps = this.data.steps
    const same = left.key === this.data.key
    const named = same ? `${this.move.name}, step ${left.index + 1} of ${this.steps.length}.` : ""
    this.write(".where", same ? `You were at: ${named}` : `A session of ${left.day} is not finished.`)
    this.one("[data-do=resume]").hidden = !same
    this.show("resume")
  }

  offer() {
    if (!this.data.steps.length) {
      this.screen = ""
      this.box.hidden = true
      return
    }
    this.write(".summary", this.data.summary)
    if (this.screen !== "start") this.show("start", false)
  }

  start() {
    this.cues.unlock()
    this.told = this.data
    this.steps = this.data.steps
    this.run = {
      token: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, // randomUUID: secure pages only
      key: this.data.key, day: this.data.day, relief: this.data.relief, parts: this.data.parts,
      index: 0, done: {}, reasons: {}, ended: false, alarm: false, sent: 0, heard: 0,
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
    this.write("[data-do=pause]", "Pause")
    this.show("play")
    this.draw()
  }

  pause() {
    if (this.playing) this.remaining = Math.max(0, this.deadline - now())
    this.playing = false
    this.cues.stayAwake(false)
    this.write("[data-do=pause]", "Go on")
    this.keep()
  }

  tick() {
    if (this.run && this.run.heard < this.run.sent && Date.now() - this.asked > AGAIN_MS) this.tell()
    if (!this.playing) return
    const at = now()
    if (at - this.ticked > AWAY_MS) return this.away(at)
    this.ticked = at
    this.catchUp(at)
    if (this.playing) this.draw()
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
    this.since = since
    this.write(".away-for", `Away for ${inMinutes(at - since)}`)
    this.show("away")
    this.keep()
  }

  keptGoing() {
    this.play(this.since)
    this.ticked = now()
    this.catchUp(now())
  }

  seen() {
    if (document.visibilityState !== "visible") return this.keep()
    if (this.playing) this.cues.stayAwake(true)
    this.tick()
  }

  /* Steps */

  goTo(index) {
    this.run.index = index
    this.remaining = this.step.seconds * 1000
    this.beeped = 0
    this.keep()
    this.drawStep()
    this.cues.say(this.step.say)
    this.cues.beep(880, 0.25)
    this.cues.buzz()
    if (this.playing) this.deadline = now() + this.remaining
  }

  elapsed() {
    const left = this.playing ? this.deadline - now() : this.remaining
    return this.step.seconds - Math.max(0, left) / 1000
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
    if (this.run.index + 1 === this.steps.length) this.finish()
    else this.goTo(this.run.index + 1)
    if (this.run && this.screen === "play") this.draw()
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
    this.run.reasons[this.step.exercise] = "hurts"
    this.tell()
    this.cues.say("Stopped.")
    this.show("hurts")
  }

  hurtsThisMuch(pain) {
    this.run.reasons[this.step.exercise] = `hurts, ${pain} of 10`
    this.tell()
    const stop = pain >= this.told.stop_from
    this.write(".verdict", stop ? "Leave this move for today" : "Try it an easier way")
    this.list(".ways", stop ? [] : this.move.easier)
    this.list(".flags", this.told.recheck)
    this.one(".recheck").hidden = !stop
    this.one(".again").hidden = stop
    this.show("easier")
  }

  list(selector, lines) {
    this.one(selector).replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
    )
  }

  again() {
    this.remaining = this.step.seconds * 1000
    this.beeped = 0
    this.play()
  }

  /* The end */

  finish() {
    this.playing = false
    this.run.ended = true
    this.cues.stayAwake(false)
    this.tell()
    this.finished()
  }

  leave() {
    if (this.steps?.length && this.run.key === this.data.key && this.screen === "leave") this.count(this.elapsed())
    this.finish()
  }

  finished() {
    const all = this.run.parts.flatMap((part) => Object.entries(part.work))
    const whole = all.every(([id, seconds]) => this.run.done[id] >= seconds)
    this.write(".ended", whole ? "Done. Well moved." : "Ended early.")
    if (whole) this.cues.say("Done.")
    this.status()
    this.show("done")
  }

  status(error = "") {
    const nothing = !Object.values(this.run.done).some((seconds) => seconds > 0)
    const kept = this.run.heard === this.run.sent
    if (nothing) this.write(".kept", "Nothing was done yet, so nothing is logged.")
    else if (kept) this.write(".kept", "It is in your diary.")
    else this.write(".kept", error || "Being saved. It is safe in this browser until it is in your diary.")
  }

  /* The record */

  keep() {
    if (this.run && this.data) store(this.place, this.run)
  }

  tell() {
    this.run.sent += 1
    this.asked = Date.now()
    this.keep()
    const { token, day, relief, parts, done, reasons, ended, alarm, sent } = this.run
    const drawn = this.art ?? ""
    this.send("record", { token, day, relief, parts, done, reasons, ended, alarm, sent, drawn })
  }

  heard({ sent, error }) {
    this.run.heard = Math.max(this.run.heard, sent ?? 0)
    const settled = this.run.ended && this.run.heard === this.run.sent
    if (this.run.ended) this.status(error)
    if (settled) store(this.place, null)
    else this.keep()
  }

  /* What is seen */

  show(screen, focus = true) {
    this.screen = screen
    this.box.hidden = false
    for (const part of this.all("[data-screen]")) part.hidden = part.dataset.screen !== screen
    if (focus) this.one(`[data-screen=${screen}] [data-focus]`)?.focus({ preventScroll: screen !== "play" })
    if (screen === "play" && focus) this.box.scrollIntoView({ block: "start" })
  }

  drawStep() {
    const { step, move } = this
    const drawn = this.pictures[step.exercise]
    const figure = this.one(".figure")
    figure.hidden = !drawn
    figure.innerHTML = drawn ? (this.still.matches ? drawn.still : drawn.moving) : "" // our own drawings
    this.one(".stage").dataset.kind = step.kind
    this.write(".name", step.title)
    this.write(".side", step.side ? `${step.side === "left" ? "Left" : "Right"} side` : "")
    this.write(".cue", step.cue)
    this.write(".stop", `Stop if: ${move.stop_if.join(" ")}`)
    this.write(".next", step.next ? `Next: ${step.next}` : "This is the last one.")
    this.write(".spoken", `${step.say} ${step.cue}`)
  }

  draw() {
    const { step } = this
    const gone = this.elapsed()
    const left = Math.ceil(step.seconds - gone - 0.001)
    const each = step.hold_s + step.move_s
    const rep = step.reps > 1 ? Math.min(step.reps, Math.floor(gone / each) + 1) : 0
    this.write(".big", rep || clockFace(left))
    this.write(".of", rep ? `of ${step.reps}` : "")
    this.write(".phase", this.phase(step, gone - (rep ? rep - 1 : 0) * each, left, rep))
    const after = this.steps.slice(this.run.index + 1).reduce((sum, s) => sum + s.seconds, 0)
    const total = this.steps.reduce((sum, s) => sum + s.seconds, 0)
    this.one("progress").value = 1 - (after + step.seconds - gone) / total
    this.write(".left", `${clockFace(Math.ceil(after + step.seconds - gone))} left`)
    if (this.playing && left <= 3 && left > 0 && left !== this.beeped) {
      this.beeped = left
      this.cues.beep(440)
    }
  }

  phase(step, inRep, left, rep) {
    if (!this.playing) return "Paused"
    if (step.kind !== "work") return ""
    const out = step.move_s / 2
    const holding = step.hold_s && inRep >= out && inRep < out + step.hold_s
    const doing = holding ? `hold ${Math.ceil(out + step.hold_s - inRep)}` : inRep < out ? "move" : "and back"
    return rep ? `${doing} · ${clockFace(left)} left` : doing
  }

  /* Taps and keys */

  tapped(event) {
    const button = event.target.closest("button")
    if (!button) return
    const { do: action, skip, pain } = button.dataset
    if (skip) return this.skip(skip)
    if (pain) return this.hurtsThisMuch(Number(pain))
    const actions = {
      start: () => this.start(),
      resume: () => { this.goTo(this.run.index); this.play() },
      pause: () => this.toggle(),
      back: () => this.back(),
      forward: () => this.forward(),
      hurts: () => this.hurts(),
      again: () => this.again(),
      alarm: () => { this.run.alarm = true; this.finish() },
      leave: () => this.leave(),
      "next-move": () => this.nextMove(),
      "ask-leave": () => { this.pause(); this.show("leave") },
      "go-on": () => this.play(),
      "kept-going": () => this.keptGoing(),
    }
    actions[action]()
  }

  toggle() {
    if (!this.playing) return this.play()
    this.pause()
    this.draw()
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
        Escape: () => { this.pause(); this.show("leave") },
      },
      leave: { Escape: () => this.play() },
    }
    const act = keys[this.screen]?.[event.key]
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
  if (!player || player.over) player = new Player(box)
  else if (player.box !== box) {
    // The page was drawn anew around a session under way, as after a restart of the server: go on in it.
    box.replaceWith(player.box)
    if (player.screen) player.show(player.screen)
  }
  player.update(data, setStateValue)
  const here = player
  return () => setTimeout(() => here.over || here.box.isConnected || here.end(), DRAWN_ANEW_MS)
}
