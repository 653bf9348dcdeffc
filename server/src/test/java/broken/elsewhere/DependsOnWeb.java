package broken.elsewhere;

import broken.web.BodyThatIsNoRecord;

class DependsOnWeb {
    BodyThatIsNoRecord body() {
        return new BodyThatIsNoRecord();
    }
}
