// Development only: loads the page again when the server has been started anew.
let started = "";
new EventSource("/_frsh/alive").onmessage = ({ data }) => {
  if (started !== "" && started !== data) location.reload();
  started = data;
};
