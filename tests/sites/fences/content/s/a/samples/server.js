const first = 1;
const second = 2;
  // region: route
  function route() {
    return 4;
  }
  // endregion
const last = 9;
