package broken.elsewhere;

import java.util.Date;

@SuppressWarnings("JavaUtilDate")
class UsesOldDates {
    long now() {
        return new Date().getTime();
    }
}
