// Saves the chart beside it as it is drawn: nothing leaves the browser.
const SCALE = 2; // dots of the picture for each of the screen

export default function ({ data, parentElement }) {
  const say = parentElement.querySelector(".said");
  const offer = (name, save) => {
    parentElement.querySelector(name).onclick = async () => {
      say.textContent = "";
      const chart = document.querySelector(`.st-key-${data.chart} svg.marks`);
      if (!chart) {
        say.textContent = "The chart is not drawn at the moment.";
        return;
      }
      const drawn = copyOf(chart, data.alt);
      await save(drawn);
    };
  };
  offer(".svg", (drawn) => keep(textOf(drawn), `${data.name}.svg`));
  offer(".png", async (drawn) => keep(await pictureOf(drawn), `${data.name}.png`));
}

function copyOf(chart, words) {
  const drawn = chart.cloneNode(true);
  // What each mark says to a screen reader holds the person's own notes: they stay here.
  for (const part of drawn.querySelectorAll("*")) {
    for (const name of ["aria-label", "aria-roledescription", "role", "aria-hidden"]) part.removeAttribute(name);
  }
  const space = "http://www.w3.org/2000/svg";
  const paper = document.createElementNS(space, "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", getComputedStyle(document.querySelector(".stApp")).backgroundColor);
  const title = document.createElementNS(space, "title");
  title.textContent = words;
  drawn.prepend(title, paper);
  drawn.removeAttribute("style");
  drawn.removeAttribute("class");
  drawn.setAttribute("xmlns", space);
  return drawn;
}

function textOf(drawn) {
  return new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" });
}

async function pictureOf(drawn) {
  const address = URL.createObjectURL(textOf(drawn));
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * Number(drawn.getAttribute("width"));
  canvas.height = SCALE * Number(drawn.getAttribute("height"));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function keep(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
