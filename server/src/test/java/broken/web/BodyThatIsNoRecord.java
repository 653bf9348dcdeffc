package broken.web;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

public class BodyThatIsNoRecord {
    @PostMapping
    BodyThatIsNoRecord echo(@RequestBody BodyThatIsNoRecord body) {
        return body;
    }
}
