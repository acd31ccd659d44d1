/* Beeps, voice, vibration, a screen that stays on: each where the browser has it, none of them needed. */
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
