package broken.elsewhere;

class TalksToStandardOutput {
    void talk() {
        System.out.println("hello");
    }
}
