/** The SDK looks into the home folder for settings, and finds it by the password file where the environment names none. */
export const NO_HOME = "/home/of-nobody";
