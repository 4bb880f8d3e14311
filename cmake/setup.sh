# shellcheck shell=bash disable=SC2016,SC2034
# Brings a bare Debian 12 to where Grapevine builds. Sourced by ./dev, which defines ROOT, TOOLCHAIN, say, step and die.
#
# Two things come from outside the machine's own release, and neither touches the system: Emscripten (unpacked into
# a private prefix) and the sources of Dear ImGui, SDL2, Catch2 and a QR code library. Both are fetched with apt from the
# machine's own mirror, through a private view that also knows the next stable suite. The page's reader of QR codes comes
# from npm.

readonly NEXT_SUITE=trixie
readonly EMSCRIPTEN_VERSION=3.1.69

readonly -a PACKAGES_BUILD=(build-essential cmake ninja-build pkg-config xz-utils ca-certificates git python3 ccache
  python3-fonttools fonts-inter libsdl2-dev libgl-dev libeigen3-dev nlohmann-json3-dev librandom123-dev libcli11-dev
  libfmt-dev libfast-float-dev libxxhash-dev libvalijson-dev libsqlite3-dev libcpp-httplib-dev clang-19 lld-19 llvm-19
  node-acorn libopenmpi-dev openmpi-bin gettext)
readonly -a PACKAGES_TEST=(chromium xvfb libgl1-mesa-dri libgl1)

# --- packages of the machine's own release -------------------------------------------------------------------------

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || printf '%s ' "$package"
  done
}

# installs what is missing of the named packages; no call of apt when nothing is
setup_packages() {
  local missing as_root="" wanted=("$@")
  command -v node >/dev/null || wanted+=(nodejs)
  command -v npm >/dev/null || [[ " $* " != *" chromium "* ]] || wanted+=(npm)
  if ! command -v dpkg-query >/dev/null; then
    say "This is not a Debian system: using the compilers and libraries that are here."
    return
  fi
  missing=$(missing_packages "${wanted[@]}")
  [[ -n $missing ]] || return 0
  if [[ $(id -u) != 0 ]]; then
    command -v sudo >/dev/null || die "Missing packages, and neither root nor sudo to install them: $missing"
    as_root="sudo"
  fi
  # shellcheck disable=SC2086  # the lists are meant to split
  {
    step "reading the package index" apt-update $as_root apt-get -q update
    step "installing $(wc -w <<<"$missing") packages" apt-install $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends $missing
  }
}

# --- a private view of the next suite ------------------------------------------------------------------------------

# apt against the machine's own mirror with the next suite, all its state below $TOOLCHAIN/apt
side_apt() {
  local view=$TOOLCHAIN/apt mirror command=$1
  shift
  if [[ ! -f $view/sources.list ]]; then
    mkdir -p "$view"/{lists/partial,cache/archives/partial,parts}
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' |
      awk '$2 == "bookworm" && !found++ { print $1 }')
    [[ -n $mirror ]] || { echo "no index of a bookworm mirror: run 'apt-get update' first" >&2; return 1; }
    printf '%s\n' "deb $mirror $NEXT_SUITE main" "deb-src $mirror $NEXT_SUITE main" >"$view/sources.list.new"
    mv "$view/sources.list.new" "$view/sources.list"
  fi
  "$command" -o Dir::Etc::SourceList="$view/sources.list" -o Dir::Etc::SourceParts="$view/parts" \
    -o Dir::Etc::PreferencesParts="$view/parts" -o Dir::State::Lists="$view/lists" -o Dir::Cache="$view/cache" \
    -o APT::Update::Post-Invoke-Success= -o APT::Sandbox::User=root "$@"
}

side_apt_update() {
  [[ -n $(find "$TOOLCHAIN/apt/lists" -maxdepth 1 -name '*Packages*' 2>/dev/null) ]] || side_apt apt-get -q update
}

# --- sources: Dear ImGui, SDL2, Catch2, QR codes ---------------------------------------------------------------------

unpack_source() { # NAME TARBALL
  rm -rf "$TOOLCHAIN/sources/$1.new" "$TOOLCHAIN/sources/$1"
  mkdir -p "$TOOLCHAIN/sources/$1.new"
  tar -C "$TOOLCHAIN/sources/$1.new" --strip-components=1 -xf "$2"
  mv "$TOOLCHAIN/sources/$1.new" "$TOOLCHAIN/sources/$1"
}

fetch_sources() (
  set -e
  mkdir -p "$TOOLCHAIN/download" "$TOOLCHAIN/sources"
  cd "$TOOLCHAIN/download"
  side_apt_update
  side_apt apt-get -q source --download-only --tar-only "imgui/$NEXT_SUITE" "libsdl2/$NEXT_SUITE" "catch2/$NEXT_SUITE" \
    "qr-code-generator/$NEXT_SUITE"
  sha256sum -c <<'SUMS'
ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c  imgui_1.90.1+ds.orig.tar.xz
d364cded8bf41f3f503014d3fb6473f1a7077ff468da1638dae4a6bec6ef2277  libsdl2_2.32.4+dfsg.orig.tar.gz
c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c  catch2_3.7.1.orig.tar.gz
2ec0a4d33d6f521c942eeaf473d42d5fe139abcfa57d2beffe10c5cf7d34ae60  qr-code-generator_1.8.0.orig.tar.gz
SUMS
  unpack_source imgui imgui_*.tar.xz
  unpack_source SDL2 libsdl2_*.tar.gz
  unpack_source Catch2 catch2_*.tar.gz
  unpack_source qrcodegen qr-code-generator_*.tar.gz
  rm -rf "$TOOLCHAIN/download"
)

setup_sources() {
  local name missing=""
  for name in imgui SDL2 Catch2 qrcodegen; do [[ -d $TOOLCHAIN/sources/$name ]] || missing=$name; done
  [[ -n $missing ]] || return 0
  command -v dpkg-query >/dev/null || return 0 # elsewhere CMake fetches the same versions by tag
  step "fetching the sources of Dear ImGui, SDL2, Catch2 and QR codes" sources fetch_sources
}

# --- Emscripten ----------------------------------------------------------------------------------------------------

# The next suite's Emscripten, driven by this release's clang 19. Its binaryen needs a newer libc, so that one set of
# tools brings its own and is started through its own loader.
fetch_emscripten() (
  set -e
  prefix=$TOOLCHAIN/emscripten.new
  rm -rf "$prefix" "$TOOLCHAIN/download"
  mkdir -p "$prefix"/binaryen/{bin,real,lib} "$TOOLCHAIN/download/x"
  cd "$TOOLCHAIN/download"
  side_apt_update
  side_apt apt-get -q download "emscripten=$EMSCRIPTEN_VERSION+dfsg-3" binaryen=120-4 \
    {libc6,libstdc++6,libgcc-s1}/$NEXT_SUITE
  sha256sum -c <<'SUMS'
d2ac788b952c56ab6736b4db2ac0825aa63cfb4c08b8abaefe19e324779d1b2d  emscripten_3.1.69+dfsg-3_all.deb
47be56009e56170f4338a0154fbff2028bd607bc3c8b6a5414658a985bef6470  binaryen_120-4_amd64.deb
SUMS
  dpkg-deb --fsys-tarfile emscripten_*.deb | tar -C "$prefix" -x --strip-components=3 \
    --exclude='*/wasm32-emscripten/lto*' --exclude='*/wasm32-emscripten/pic*' \
    --exclude='*/share/emscripten/test/*' ./usr/share/emscripten

  for package in binaryen libc6 libstdc++6 libgcc-s1; do dpkg-deb -x "$package"_*.deb x; done
  cp -a x/usr/bin/wasm* "$prefix/binaryen/real/"
  for library in ld-linux-x86-64.so.2 libc.so.6 libm.so.6 libstdc++.so.6 libgcc_s.so.1 libpthread.so.0 libdl.so.2 \
    libbinaryen.so; do
    cp -L "$(find x -name "$library" | head -n 1)" "$prefix/binaryen/lib/$library"
  done
  for tool in "$prefix"/binaryen/real/*; do
    cat >"$prefix/binaryen/bin/${tool##*/}" <<WRAPPER
#!/bin/sh
d=\$(dirname "\$(dirname "\$(readlink -f "\$0")")")
exec "\$d/lib/ld-linux-x86-64.so.2" --library-path "\$d/lib" "\$d/real/${tool##*/}" "\$@"
WRAPPER
    chmod +x "$prefix/binaryen/bin/${tool##*/}"
  done

  rm -rf "$TOOLCHAIN/emscripten"
  mv "$prefix" "$TOOLCHAIN/emscripten"
  rm -rf "$TOOLCHAIN/download"
)

# written at every set-up, for it holds absolute paths and the tree may have moved
configure_emscripten() {
  local wanted acorn modules=$TOOLCHAIN/emscripten/emscripten/node_modules
  acorn=$(dpkg -L node-acorn 2>/dev/null | grep '/nodejs/acorn/package.json$') || die "The package node-acorn is missing."
  mkdir -p "$modules"
  ln -sfn "${acorn%/package.json}" "$modules/acorn"
  wanted=$(printf '%s\n' "LLVM_ROOT = '$(dirname "$(command -v clang-19)")'" \
    "BINARYEN_ROOT = '$TOOLCHAIN/emscripten/binaryen'" "NODE_JS = '$(command -v node)'" "FROZEN_CACHE = True" \
    "LLVM_ADD_VERSION = '19'" "CLANG_ADD_VERSION = '19'")
  [[ $(cat "$TOOLCHAIN/emscripten/emscripten/.emscripten" 2>/dev/null) == "$wanted" ]] ||
    printf '%s\n' "$wanted" >"$TOOLCHAIN/emscripten/emscripten/.emscripten"
}

emscripten_on_path() {
  local found
  command -v emcc >/dev/null && found=$(emcc -dumpversion 2>/dev/null) || return 1
  [[ $(printf '%s\n' "$EMSCRIPTEN_VERSION" "${found%%-*}" | sort -V | head -n 1) == "$EMSCRIPTEN_VERSION" ]]
}

setup_emscripten() {
  emscripten_on_path && return
  if [[ ! -x $TOOLCHAIN/emscripten/emscripten/emcc ]]; then
    [[ $(dpkg --print-architecture 2>/dev/null) == amd64 ]] ||
      die "The web build needs Emscripten $EMSCRIPTEN_VERSION or newer on the path (emsdk provides it)."
    step "fetching Emscripten $EMSCRIPTEN_VERSION" emscripten fetch_emscripten || return 1
  fi
  configure_emscripten
  export PATH="$TOOLCHAIN/emscripten/emscripten:$PATH"
}

# --- the page's reader of QR codes, where a browser has none of its own --------------------------------------------------

setup_page() {
  [[ -f $TOOLCHAIN/npm/node_modules/jsqr/dist/jsQR.js ]] && return
  command -v npm >/dev/null || setup_packages npm
  command -v npm >/dev/null || { say "  Without npm the page reads QR codes only where the browser can."; return 0; }
  step "installing jsqr for the page" page-packages \
    npm --prefix "$TOOLCHAIN/npm" install --no-audit --no-fund --no-package-lock --loglevel=error jsqr@1.4.0
}

# --- the page's tests ----------------------------------------------------------------------------------------------

setup_web_tests() {
  [[ -d $ROOT/tests/web/node_modules/playwright-core ]] ||
    step "installing playwright-core for the page's tests" web-tests \
      npm --prefix "$ROOT/tests/web" install --no-audit --no-fund --no-package-lock --loglevel=error
}
