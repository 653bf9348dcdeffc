# shellcheck shell=bash
# The program that makes base images, and the images as tests know them. Sourced after bin/environment.

# run_images ARGUMENTS...: from the root of the repository, after the program was built
run_images() {
  "$JAVA_HOME/bin/java" -Xmx512m --enable-native-access=ALL-UNNAMED \
    -cp "images/target/images-0.1.0-SNAPSHOT.jar:images/target/lib/*" io.banyan.images.command.Images "$@"
}

# images_for_tests: builds the program, makes what is missing or outdated and gives all images the tag dev
images_for_tests() {
  bin/timed "build the tools that make base images" mvn -B -ntp -q package -DskipTests -pl images -am
  bin/images --tag dev
}
