/** Takes and refuses exactly what DescribeConfigurationRecorders does. */
export { readRecorderChoice } from "./DescribeConfigurationRecorders.ts";
