# siwei: two commands on a fresh machine are `make run` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SIWEI := .build/release/siwei
SEEDS ?= 2000
KILLS ?= 200
# One .build serves both: plain `swift test` would build everything a second time.
BUILD := swift build -c release
TEST := swift test -c release --disable-testable-imports
SCRIPT := SIWEI=$(abspath $(SIWEI)) python3 -B Tests/Scripts

.PHONY: help setup build run test tidy lint format simulate bench story torture smoke clean

help: ## list all targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing (Debian-like systems; sudo only when needed)
	@.ci/setup

build: setup ## build the release executable .build/release/siwei
	@$(BUILD)

run: build ## start a small county on this machine; Ctrl-C stops it
	@exec $(SIWEI) cluster up cluster/demo.yaml

test: setup ## run all tests
	@$(TEST) --skip EdgeTests
	@# Those that measure deadlines run alone: the others keep both cores busy.
	@$(TEST) --filter EdgeTests

tidy: setup ## run only the tests of the code's own shape
	@$(TEST) --filter TidyTests

lint: ## check the formatting
	@swift format lint --strict --parallel -r Package.swift Sources Tests

format: ## format the code in place
	@swift format --in-place --parallel -r Package.swift Sources Tests

simulate: build ## run SEEDS=2000 simulated histories
	@$(SIWEI) simulate --seeds $(SEEDS)

bench: build ## measure, each row beside its yardstick
	@$(SIWEI) bench

story: build ## one county's story with real processes
	@$(SCRIPT)/story.py

torture: build ## real processes: KILLS=200 kills, cut lines, restored disks, wrong clocks
	@$(SCRIPT)/quiet.py
	@$(SCRIPT)/conflicts.py
	@$(SCRIPT)/restore.py
	@$(SCRIPT)/clocks.py
	@$(SCRIPT)/proofs.py
	@$(SCRIPT)/divisions.py
	@$(SCRIPT)/words.py
	@$(SCRIPT)/kill9.py $(KILLS)

smoke: build ## start and stop `make run` twice and look for what stays behind
	@$(SCRIPT)/smoke.py

clean: ## remove what was built; data folders stay
	@swift package clean
