// Cross-fade: the scene that goes stays for a moment above the one that comes, and fades.
const fades = 400;

export class Ghost {
  #root;
  #scene = null;

  constructor(root) {
    this.#root = root;
  }

  before(scene) {
    const last = this.#scene;
    this.#scene = scene;
    const old = this.#root.querySelector(".scene");
    if (!last || last === scene || !old || (last === "weight" && scene === "reveal")) return;
    const ghost = old.cloneNode(true);
    ghost.classList.add("ghost");
    ghost.setAttribute("aria-hidden", "true");
    for (const heading of ghost.querySelectorAll("h1")) heading.removeAttribute("id");
    document.body.append(ghost);
    setTimeout(() => ghost.remove(), fades);
  }
}
