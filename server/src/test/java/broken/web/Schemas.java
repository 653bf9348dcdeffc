package broken.web;

class Schemas {
    record SameName(String text) {}

    interface Other {
        record SameName(int number) {}
    }
}
