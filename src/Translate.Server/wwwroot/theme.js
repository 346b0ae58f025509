// Runs before anything is painted, so that nobody is blinded for a moment: gives the page the device's colours where the reader chose to follow them.
// It also tells the server the reader's time zone, so that the next page has the dates right.
(() => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const said = `translate-zone=${encodeURIComponent(timeZone ?? "")}`;
  if (timeZone && !document.cookie.split("; ").includes(said)) {
    document.cookie = `${said}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  }
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
