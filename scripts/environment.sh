#!/bin/sh
# Makes .venv hold exactly what a lock names, and the project itself. `run` to run the product, `dev` to work on it as well.
# Nothing happens when the environment already answers to the same locks, project file, folder and Python.
set -eu

want="${1:?run or dev}"
case "$want" in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "environment.sh: say run or dev, not '$want'." >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.."
venv="$PWD/.venv"
python="$venv/bin/python"
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_USER

say() { echo "spin-coach: $*" >&2; }

stop() { say "$@"; exit 1; }

# The folder belongs to it because a moved or copied environment keeps the old folder in its commands.
state() {
    { echo "$venv"; "$python" -c 'import sys; print(sys.version)'; cat "$@" pyproject.toml; } | cksum
}

stamped() { [ -f "$venv/.$1.stamp" ] && [ "$(cat "$venv/.$1.stamp")" = "$(state "$2" requirements-build.lock)" ]; }

fits() { [ -x "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

at_home() { grep -qsF "$venv" "$venv/bin/activate"; }

create() {
    if [ -n "$uv" ]; then
        "$uv" venv --quiet --clear --python '>=3.11' "$venv"
        return
    fi
    command -v python3 >/dev/null || stop "Python is missing. Install Python 3.11 or later; on Debian: apt-get install python3 python3-venv"
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop "$(python3 -V) is too old. Install Python 3.11 or later."
    python3 -c 'import ensurepip' 2>/dev/null || stop "Python cannot make environments here. On Debian: apt-get install python3-venv"
    python3 -m venv --clear "$venv"
}

install() {
    if [ -n "$uv" ]; then
        "$uv" pip install --quiet --compile-bytecode --python "$python" "$@" # as pip does; starts would be slow else
    else
        "$python" -m pip install --quiet --no-input --disable-pip-version-check "$@"
    fi
}

uv="$(command -v uv || true)"
if fits && at_home && { stamped dev requirements-dev.lock || { [ "$want" = run ] && stamped run requirements.lock; }; }; then
    exit 0
fi
if ! fits || ! at_home || { [ -z "$uv" ] && ! "$python" -m pip --version >/dev/null 2>&1; }; then
    create
fi
say "installing what $lock names, with ${uv:-pip}; this takes a minute the first time"
install --require-hashes --no-deps -r "$lock"
install --require-hashes --no-deps -r requirements-build.lock
install --no-build-isolation --no-deps --editable .
state "$lock" requirements-build.lock >"$venv/.$want.stamp"
