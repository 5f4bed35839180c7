// region: r
1;
// endregion
// region: r
2;
// endregion
