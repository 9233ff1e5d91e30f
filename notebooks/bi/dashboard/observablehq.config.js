// The dashboard is built to plain files that ask nothing of other hosts: no fonts from elsewhere, libraries from node_modules.
export default {
  title: "Customers at risk",
  root: "src",
  output: "dist",
  globalStylesheets: [],
  style: "style.css",
  search: false,
  sidebar: false,
  toc: false,
  pager: false,
  footer: "",
};
