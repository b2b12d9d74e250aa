# Every way into this project. Each target says what it does on long steps and
# installs what it needs, or names what is missing and how to get it.

.DEFAULT_GOAL := help
.PHONY: help run test bench conformance fuzz client server screenshots fmt clean tools browsers

CARGO_HOME_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
# Ours first: Debian's wasm-opt breaks the app.
export PATH := $(CURDIR)/.tools/bin:$(PATH):$(CARGO_HOME_BIN)

LISTEN ?= 127.0.0.1:8080
DATABASE ?= sqlite:data/luuvet.db
PHONES ?= ../shared/data/phone/vietnam.json
DATA ?= ../shared/data/dcc
TARGET ?= certificate
SECONDS ?= 600

help: ## Lists every target (this text)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: client ## Builds everything and serves it at http://localhost:8080, data in data/
	@tests/setup/say.sh "Building the server (about 5 minutes the first time) and starting it at http://localhost:$(lastword $(subst :, ,$(LISTEN)))"
	@mkdir -p data
	cargo run --release -p web --bin luuvet -- serve --listen $(LISTEN) --database $(DATABASE) $(ARGS)

test: browsers ## Formatting, lints, both builds, all tests and the stories in three browsers (40 minutes the first time)
	@tests/setup/test.sh

bench: client browsers ## Prints a table of speeds and writes target/bench.json
	@tests/setup/bench.sh

conformance: ## Compares with outside judgements: PHONES=file DATA=folder (defaults in ../shared/data)
	@cargo run --quiet -p tests --bin conformance -- --phones $(PHONES) --certificates $(DATA)

fuzz: ## Random input into a reader: TARGET=certificate SECONDS=600 (installs cargo-fuzz)
	@tests/setup/fuzz.sh $(TARGET) $(SECONDS)

screenshots: browsers ## Pictures of every page at 360x740 in both languages, in target/screenshots/
	@tests/setup/screenshots.sh

client: tools ## Builds the client into dist/ and prints its size
	@tests/setup/say.sh "Building the client (about 5 minutes the first time)"
	@app/build.sh

server: ## Builds the server with the client that is in dist/
	cargo build --release -p web --bin luuvet

fmt: ## Formats all code
	cargo fmt --all

clean: ## Removes what was built; keeps data/ and the installed tools
	cargo clean
	rm -rf dist

tools: ## Installs what building needs (rust target, trunk, wasm-bindgen, wasm-opt)
	@tests/setup/tools.sh

browsers: tools ## Installs what testing needs (Chromium, Firefox, WebKitGTK, their drivers, LibreOffice)
	@tests/setup/browsers.sh
