/* Beeps, voice, vibration, a screen that stays on: each where the browser has it, none of them needed. */
const STEP_HZ = 880
const LAST_SECONDS_HZ = 440

class Cues {
  constructor() {
    this.wants = { sound: true, voice: true, ...stored("backwise.cues") }
    window.speechSynthesis?.getVoices() // the first call only begins to look for them
  }
  choose(name, on) {
    this.wants[name] = on
    store("backwise.cues", this.wants)
  }
  unlock() { // inside a tap: browsers allow sound only then
    const Audio = window.AudioContext ?? window.webkitAudioContext
    if (Audio) this.audio ??= new Audio()
    this.hear()
  }
  hear() { // a call or another app takes the sound away, and not every browser gives it back by itself
    if (this.audio && this.audio.state !== "running") this.audio.resume?.()?.catch(() => {})
  }
  beep(pitch, seconds = 0.12) {
    if (!this.wants.sound || !this.audio) return
    this.hear()
    const tone = this.audio.createOscillator()
    const volume = this.audio.createGain()
    tone.frequency.value = pitch
    volume.gain.value = 0.2
    tone.connect(volume).connect(this.audio.destination)
    tone.start()
    tone.stop(this.audio.currentTime + seconds)
  }
  say(words, after = false) { // `after` what is still being said: how to do a move takes longer than a step
    const voices = window.speechSynthesis?.getVoices() ?? []
    // Only voices of this device: a remote one would send the words to another host.
    const voice = voices.find((v) => v.localService && v.lang.startsWith("en"))
    if (!this.wants.voice || !voice) return
    const speech = new SpeechSynthesisUtterance(words)
    speech.voice = voice
    if (!after) window.speechSynthesis.cancel()
    window.speechSynthesis.speak(speech)
  }
  buzz() {
    navigator.vibrate?.(150)
  }
  /* One lock at a time, asked for and given back in the order of the calls: none is left behind. */
  stayAwake(on) {
    this.awake = on
    this.settling = (this.settling ?? Promise.resolve()).then(() => this.settleLock())
  }
  async settleLock() {
    try {
      if (this.awake && (!this.lock || this.lock.released)) {
        this.lock = await navigator.wakeLock?.request("screen")
      } else if (!this.awake && this.lock) {
        const lock = this.lock
        this.lock = undefined
        await lock.release()
      }
    } catch {
      // Refused, or the page is hidden: the screen may sleep, the clock goes on.
    }
  }
}
