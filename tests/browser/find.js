// What a person finds on the page under this role and label: first those with
// exactly this label, else those that hold it.
const [role, label] = arguments;
const SELECTORS = {
  Button: "button, [role=button], input[type=submit], input[type=button], summary",
  Link: "a[href]",
  Heading: "h1, h2, h3, h4, [role=heading]",
  Field: "input:not([type=file]), select, textarea",
  File: "input[type=file]",
  Status: "[role=status], [role=alert], [aria-live], output",
  Image: "img, svg[role=img], [role=img]",
};
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const textOf = (id) => document.getElementById(id)?.textContent;
const nameOf = (element) => {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled) return tidy(labelled.split(/\s+/).map(textOf).join(" "));
  if (element.hasAttribute("aria-label")) return tidy(element.getAttribute("aria-label"));
  if (element.labels?.length) return tidy([...element.labels].map((it) => it.textContent).join(" "));
  return tidy(element.alt || element.textContent || element.value);
};
const visible = (element) => {
  if (role === "File") return true;
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility !== "hidden";
};
const all = [...document.querySelectorAll(SELECTORS[role])].filter(visible);
const wanted = tidy(label);
const same = all.filter((element) => nameOf(element) === wanted);
return same.length ? same : all.filter((element) => nameOf(element).includes(wanted));
