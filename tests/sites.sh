# Builds sites of this repository for a checker or a browser: shared by tests/html/run and
# tests/browser/run. They source this file, and set `versus` to the program and `work` to an empty folder.
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# build SITE OUTPUT [ARGUMENT…]: builds into $work/pages/OUTPUT. Its messages are shown if it fails.
build() {
  local said="$work/said" day=(--today 2026-11-30)
  [[ " ${*:3} " != *" --today "* ]] || day=()
  if ! "$versus" build --quiet --root "$1" --out "$work/pages/$2" "${day[@]}" "${@:3}" 2> "$said"; then
    cat "$said" >&2
    echo "cannot build $1" >&2
    return 1
  fi
}

# own_site FOLDER [LINE…]: this repository's site with these lines before its configuration. It has a
# history of two commits, so that it has a page of changes wherever the tests are run.
own_site() {
  local site="$work/$1" fact=content/generators/subjects/hugo.toml line
  mkdir -p "$site"
  cp -r "$repository/content" "$repository/themes" "$site/"
  for line in "${@:2}"; do echo "$line"; done > "$site/versus.toml"
  cat "$repository/versus.toml" >> "$site/versus.toml"
  sed -i '/^footnotes = /s/"yes"/"no"/' "$site/$fact"
  ! cmp -s "$repository/$fact" "$site/$fact" || { echo "no fact of $fact was changed" >&2; return 1; }
  commit "$site" 2026-11-19 "Begin"
  cp "$repository/$fact" "$site/$fact"
  commit "$site" 2026-11-20 "Hugo has footnotes"
}

# commit FOLDER DAY MESSAGE: commits without any user configuration of git.
commit() {
  local day="$2T12:00:00+00:00"
  (
    export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE="$day" GIT_COMMITTER_DATE="$day"
    export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
    [ -d "$1/.git" ] || git -C "$1" init --quiet
    git -C "$1" add --all
    git -C "$1" commit --quiet --message "$3"
  )
}

# case_site NAME OUTPUT [ARGUMENT…]: builds a site of tests/sites with the arguments of its case and
# these. Uses a copy, $work/case, because a build leaves its cache in the site's folder. With
# `in_theme`, uses that theme of this repository.
case_site() {
  local site="$work/case" of="$repository/tests/sites/$1" arguments
  rm -rf "$site"
  cp -r "$of" "$site"
  if [ -n "${in_theme-}" ]; then
    mkdir -p "$site/themes"
    cp -r "$repository/themes/$in_theme" "$site/themes/"
    { echo "theme = \"$in_theme\""; [ ! -e "$of/versus.toml" ] || cat "$of/versus.toml"; } > "$site/versus.toml"
  fi
  python3 -c 'import sys, tomllib
print(*tomllib.load(open(sys.argv[1], "rb")).get("args", []), sep="\n")' "$of/expected.toml" > "$work/arguments"
  mapfile -t arguments < <(sed '/^$/d' "$work/arguments")
  build "$site" "$2" "${arguments[@]}" "${@:3}"
}
