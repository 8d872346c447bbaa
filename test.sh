#!/usr/bin/env bash
# Everything that says whether lyhty works, on both databases. Three tiers:
#
#   ./test.sh            what every change must pass
#   ./test.sh --long     large matrices and many rounds, in parts; a part that passed on the same source is not run again
#   ./test.sh bench …    figures: without more, the standard set; with more, handed to the bench program
#
# On a Debian machine with Rust it installs what is missing. PostgreSQL runs as a private cluster, in a folder of its own,
# reachable by Unix socket only, and is gone afterwards.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

target="${CARGO_TARGET_DIR:-target}"
cluster=""          # the folder of the private PostgreSQL cluster, once there is one
postgres_programs="" # the folder that holds initdb and pg_ctl

# ---------------------------------------------------------------------------------------------------------------------
# The parts of --long:  name | what it is | words that pick its tests (cargo test WORD, run with LYHTY_LONG=1)
# A word that picks no test fails its part: a renamed test must not pass by being gone.

long_parts=(
  "kill-nine     | kill -9 at random moments, 20 rounds on each database        | kill_nine"
  "pages         | every page × sample × language                               | shows_its_samples"
  "browser       | the journeys, the pages under axe, leaving                   | journeys accessibility"
  "route-matrix  | every staff route × every role × both databases              | route_matrix"
  "bad-input     | every form × every kind of bad input × every language        | bad_input"
  "properties    | the properties of vault and web, 4,096 cases each            | any_text_survives one_wrong_digit a_field_comes_back whatever_a_browser_sends every_change_of_the_chain no_byte_of_a_document"
)

# ---------------------------------------------------------------------------------------------------------------------

say() { printf '\n── %s\n' "$*"; }

stop_with() {
  printf 'test.sh: %s\n' "$*" >&2
  exit 1
}

# Runs a step and says how long it took.
step() {
  local title="$1" began=$SECONDS
  shift
  say "$title"
  "$@"
  printf '   done in %d s: %s\n' "$((SECONDS - began))" "$title"
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# PostgreSQL refuses to run as root: then it runs as the user that its package made.
as_postgres() {
  if [[ $EUID -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Prints the folder with the newest PostgreSQL of 15 or later, or nothing.
find_postgres() {
  local found version
  for found in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse); do
    version="$(basename "$(dirname "$found")")"
    if [[ -x "$found/initdb" && "${version%%.*}" -ge 15 ]]; then
      echo "$found"
      return
    fi
  done
  if found="$(command -v initdb)" && version="$(initdb --version)" && [[ "${version##* }" =~ ^([0-9]+) ]] &&
    ((BASH_REMATCH[1] >= 15)); then
    dirname "$(readlink -f "$found")"
  fi
}

install_what_is_missing() {
  local missing=()
  # A fresh rustup that the shell was not restarted after.
  if ! command -v cargo >/dev/null && [[ -f "${HOME:-}/.cargo/env" ]]; then
    # shellcheck source=/dev/null
    . "$HOME/.cargo/env"
  fi
  command -v cargo >/dev/null || stop_with "cargo is missing: install Rust (rustup reads rust-toolchain.toml by itself)."
  command -v cc >/dev/null || missing+=(gcc libc6-dev)
  command -v strace >/dev/null || missing+=(strace)
  command -v chromium >/dev/null || missing+=(chromium)
  command -v pdfinfo >/dev/null || missing+=(poppler-utils)
  command -v chromedriver >/dev/null || missing+=(chromium-driver)
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || missing+=(ca-certificates)
  [[ -n "$(find_postgres)" ]] || missing+=(postgresql)

  if ((${#missing[@]} > 0)); then
    command -v apt-get >/dev/null ||
      stop_with "please install what Debian calls ${missing[*]}: this machine has no apt-get to do it with."
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
      stop_with "please install as root: apt-get install ${missing[*]}"
    fi
    say "Installing ${missing[*]}"
    as_root apt-get -o DPkg::Lock::Timeout=240 update
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get -o DPkg::Lock::Timeout=240 install --yes --no-install-recommends "${missing[@]}"
  fi

  postgres_programs="$(find_postgres)"
  [[ -n "$postgres_programs" ]] || stop_with "PostgreSQL 15 or later is needed and was not found."
}

start_postgres() {
  # Not under TMPDIR: the path of a Unix socket may have 107 bytes, and the user postgres must reach it.
  cluster="$(mktemp --directory /tmp/lyhty-postgres.XXXXXX)"
  if [[ $EUID -eq 0 ]]; then chown postgres: "$cluster"; fi
  as_postgres "$postgres_programs/initdb" --pgdata="$cluster/data" --username=postgres --auth=trust \
    --encoding=UTF8 --no-locale >"$cluster.initdb" || { cat "$cluster.initdb" >&2; stop_with "initdb failed."; }
  rm -f "$cluster.initdb"
  # Durability stays as in service: what the suite shows about commits must be true.
  as_postgres "$postgres_programs/pg_ctl" start --wait --silent --pgdata="$cluster/data" --log="$cluster/log" --options="\
    -c listen_addresses='' -c unix_socket_directories='$cluster' -c max_connections=200 \
    -c fsync=on -c synchronous_commit=on -c full_page_writes=on" ||
    { as_postgres cat "$cluster/log" >&2; stop_with "the private PostgreSQL did not start."; }
  export LYHTY_TEST_POSTGRES="postgresql://postgres@${cluster//\//%2F}/postgres"
}

stop_postgres() {
  [[ -n "$cluster" ]] || return 0
  as_postgres "$postgres_programs/pg_ctl" stop --silent --mode=immediate --pgdata="$cluster/data" || true
  rm -rf "$cluster" "$cluster.initdb"
  cluster=""
}

# What a passed part passed on: every file that can change its outcome.
fingerprint() {
  {
    rustc --version
    find Cargo.toml Cargo.lock crates text bench docs -type f -print0 | sort --zero-terminated | xargs --null sha256sum
  } | sha256sum | cut --characters=1-64
}

run_long_tests() {
  local words="$1" word output ran=0
  output="$(mktemp)"
  for word in $words; do
    LYHTY_LONG=1 PROPTEST_CASES=4096 cargo test --locked --workspace --no-fail-fast -- "$word" 2>&1 | tee "$output" || { rm -f "$output"; return 1; }
    ran="$(awk '/^running [0-9]+ test/ { sum += $2 } END { print sum + 0 }' "$output")"
    if ((ran == 0)); then
      printf 'No test has "%s" in its name.\n' "$word" >&2
      rm -f "$output"
      return 1
    fi
  done
  rm -f "$output"
}

check_dependencies() {
  cargo deny --locked check bans licenses sources
}

# Runs one part unless it has passed on this very source.
long_part() {
  local name="$1" title="$2" mark began=$SECONDS
  shift 2
  mark="$target/long/$name"
  if [[ -f "$mark" && "$(cat "$mark")" == "$source_now" ]]; then
    say "$title: passed before on this source"
    return 0
  fi
  say "$title"
  rm -f "$mark"
  if "$@"; then
    mkdir -p "$target/long"
    printf '%s\n' "$source_now" >"$mark"
    printf '   done in %d s: %s\n' "$((SECONDS - began))" "$title"
  else
    failed_parts+=("$name")
  fi
}

every_change() {
  step "Layout of the code" cargo fmt --all --check
  step "Lints" cargo clippy --locked --workspace --all-targets -- -D warnings
  step "Build" cargo build --locked --workspace --all-targets
  if command -v cargo-deny >/dev/null; then
    step "Dependencies: bans, licences, sources" check_dependencies
  else
    say "Dependencies: not checked (cargo-deny is not installed; ./test.sh --long installs it)"
  fi
  step "A private PostgreSQL" start_postgres
  step "Tests, on SQLite and PostgreSQL" cargo test --locked --workspace --no-fail-fast
}

long() {
  local line name title words
  failed_parts=()
  source_now="$(fingerprint)"
  if ! command -v cargo-deny >/dev/null; then
    step "Installing cargo-deny" cargo install cargo-deny --locked
  fi
  long_part dependencies "Dependencies: bans, licences, sources" check_dependencies
  step "A private PostgreSQL" start_postgres
  for line in "${long_parts[@]}"; do
    IFS='|' read -r name title words <<<"$line"
    read -r name <<<"$name"
    read -r title <<<"$title"
    read -r words <<<"$words"
    long_part "$name" "$title" run_long_tests "$words"
  done
  if ((${#failed_parts[@]} > 0)); then
    stop_with "these parts failed: ${failed_parts[*]} (run again: what passed is not repeated)."
  fi
}

bench() {
  local clients store
  # The whole workspace: a package alone would resolve other features and build most of it again.
  step "Build" cargo build --locked --workspace --release
  step "A private PostgreSQL" start_postgres
  if (($# > 0)); then
    "$target/release/lyhty-bench" "$@"
    return
  fi
  for store in sqlite postgres; do
    "$target/release/lyhty-bench" start --store "$store"
    "$target/release/lyhty-bench" growth --store "$store"
    for clients in 1 8 32; do
      "$target/release/lyhty-bench" proposals --clients "$clients" --seconds 20 --store "$store"
      "$target/release/lyhty-bench" proposals --clients "$clients" --seconds 20 --store "$store" --signed-in
    done
  done
}

trap stop_postgres EXIT
trap 'exit 130' INT

case "${1:-}" in
  "")
    install_what_is_missing
    every_change
    say "All passed in $SECONDS s."
    ;;
  --long)
    install_what_is_missing
    long
    say "All parts passed in $SECONDS s."
    ;;
  bench)
    shift
    install_what_is_missing
    bench "$@"
    ;;
  *)
    sed --quiet '2,9s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
