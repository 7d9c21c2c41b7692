// A soft tone when a time that was seen running is over: on the lecturer's console, and on a wall that somebody has
// touched. Two pages of one browser sound once. Nothing sounds before a press in the page, which browsers ask for, nor
// where 音を鳴らす is off in this browser. What is seen instead is up to each page.

const TONES = [[0, 784], [0.5, 659]]; // seconds from now, Hz
const LATE = 60000; // ms after which it is no news any more

let sound;
const running = new Set();

for (const press of ["pointerup", "click", "keydown"]) {
  addEventListener(press, () => {
    sound ??= new AudioContext();
    if (sound.state !== "running") sound.resume();
  }, { capture: true });
}

function play() {
  for (const [at, tone] of TONES) {
    const [note, volume] = [sound.createOscillator(), sound.createGain()];
    note.frequency.value = tone;
    volume.gain.setValueAtTime(0.2, sound.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + at + 1.2);
    note.connect(volume).connect(sound.destination);
    note.start(sound.currentTime + at);
    note.stop(sound.currentTime + at + 1.2);
  }
}

globalThis.chime = {
  get on() {
    return localStorage.getItem("chime") !== "off";
  },
  // Kept in this browser; whoever switches it on hears it.
  set on(on) {
    localStorage.setItem("chime", on ? "" : "off");
    if (on && sound) play();
  },
  // `left` are the ms until the moment `until`, told again and again by whoever counts them down.
  count(until, left) {
    if (left > 0) return running.add(until);
    if (!running.delete(until) || left < -LATE || !this.on || sound?.state !== "running") return;
    if (localStorage.getItem("chimed") === until) return;
    localStorage.setItem("chimed", until);
    play();
  },
};
