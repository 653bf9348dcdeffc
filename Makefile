# Banyan's front door. `make help` says what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export BANYAN_HOME ?= /var/lib/banyan
export BANYAN_PORT ?= 8600
# What make starts (not what it tests) is a trial: the first password may stay, repositories may be on this machine's
# disk, and builds read what Maven has already fetched here.
demo up bench dev: export BANYAN_IDENTITY_INITIALPASSWORDMUSTCHANGE ?= false
demo up bench dev: export BANYAN_BUILD_GIT_SCHEMES ?= https,file
demo up bench dev: export BANYAN_BUILD_SITE_MAVENSHAREDREPOSITORY ?= $(HOME)/.m2/repository

# Finds JDK 25 beside whatever the machine's default is, or says how to get one.
with_jdk := . bin/environment &&
maven := $(with_jdk) mvn -B -ntp -q

.PHONY: help
help: ## Say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: demo
demo: up ## The main job: from this machine as it is to live applications
	@echo "the main job"
	@$(with_jdk) $$JAVA_HOME/bin/java -cp 'bench/target/bench.jar:bench/target/lib/*' io.banyan.bench.demo.Demo

.PHONY: up
up: setup build images ## Set up, build and start the control plane
	@bin/timed "start the registry and give it the base images" bin/registry
	@bin/timed "start the control plane" bin/server start

.PHONY: down
down: ## Stop and remove every container, network and process
	@bin/server stop
	@bin/setup --down

.PHONY: status
status: ## Say what runs
	@bin/status

.PHONY: setup
setup: ## Install what is missing and start the container service
	@bin/setup

.PHONY: build
build: ## Build everything without tests
	@bin/timed "build the console" bin/console-build
	@bin/timed "build the server, the command line and the benches" bin/build
	@$(MAKE) -s cli

.PHONY: cli
cli: ## Give the command line its quick start
	@$(with_jdk) [ cli/target/banyan.jar -ot cli/target/banyan.aot ] || BANYAN_TRAIN=1 bin/banyan --help >/dev/null 2>&1

.PHONY: images
images: ## Build the base images that are missing or outdated
	@bin/images

.PHONY: verify
verify: ## Compile, check and pass the tests that need neither containers nor a browser
	@$(maven) verify

.PHONY: test
test: ## Set up and pass all tests: real containers, base images, PostgreSQL and a browser
	@bin/setup --with browser
	@bin/test

.PHONY: tck
tck: ## Run the contract tests against the container engine
	@bin/setup
	@bin/tck

.PHONY: bench
bench: up ## Measure: make bench BENCH=rollout|selfheal|crash|gateway|deploy|control
	@bin/bench $(BENCH)

.PHONY: dev
dev: ## Server from this build and a console that reloads as you type
	@bin/server start
	@cd console && npm run dev

.PHONY: format
format: ## Format all sources
	@$(maven) spotless:apply

.PHONY: clean
clean: ## Remove what builds left in this folder
	@$(maven) clean
	@rm -rf console/dist
