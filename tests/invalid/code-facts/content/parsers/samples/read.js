// region: twice
let a;
// endregion
// region: twice
let b;
// endregion
// region: open
let c;
