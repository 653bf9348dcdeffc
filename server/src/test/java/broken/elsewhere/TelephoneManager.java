package broken.elsewhere;

class TelephoneManager {}
