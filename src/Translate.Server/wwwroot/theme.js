// Runs before anything is painted, so that nobody is blinded for a moment: gives the page the device's colours where the reader chose to follow them.
(() => {
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    const { theme } = root.dataset;
    root.dataset.bsTheme = theme === "system" ? (device.matches ? "dark" : "light") : theme;
  };
  device.addEventListener("change", follow);
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  follow();
})();
