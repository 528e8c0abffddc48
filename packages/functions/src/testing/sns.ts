/** What SNS gives Lambda; https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export const snsEvent = (...messages: (string | { subject: string; message: string })[]) => ({
  Records: messages.map((given) => ({
    EventVersion: "1.0",
    EventSubscriptionArn: "arn:aws:sns:us-east-1:999988887777:alarms:21be56ed-a058-49f5-8c98-aedd2564c486",
    EventSource: "aws:sns",
    Sns: {
      SignatureVersion: "1",
      Timestamp: "2026-11-22T08:00:00.500Z",
      Signature: "tcc6faL2yUC6dgZdmrwh1Y4cGa/ebXEkAi6RibDsvpi+tE/1+82j...65r==",
      SigningCertUrl:
        "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-ac565b8b1a6c5d002d285f9598aa1d9b.pem",
      MessageId: "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
      Message: typeof given === "string" ? given : given.message,
      MessageAttributes: {},
      Type: "Notification",
      UnsubscribeUrl: "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe",
      TopicArn: "arn:aws:sns:us-east-1:999988887777:alarms",
      Subject: typeof given === "string" ? null : given.subject,
    },
  })),
});

/** What CloudWatch sends to SNS when an alarm of one metric changes. */
export const alarmMessage = (change: Record<string, unknown> = {}) =>
  JSON.stringify({
    AlarmName: "invitations-production-stuck-requests",
    AlarmDescription:
      "A request has not moved for more than an hour. Runbook: docs/runbook/stuck-requests.md",
    AWSAccountId: "999988887777",
    AlarmConfigurationUpdatedTimestamp: "2026-11-01T08:00:00.123+0000",
    NewStateValue: "ALARM",
    NewStateReason:
      "Threshold Crossed: 1 datapoint [2.0 (22/11/26 07:00:00)] was greater than the threshold (0.0).",
    StateChangeTime: "2026-11-22T08:00:00.123+0000",
    Region: "US East (N. Virginia)",
    AlarmArn: "arn:aws:cloudwatch:us-east-1:999988887777:alarm:invitations-production-stuck-requests",
    OldStateValue: "OK",
    OKActions: ["arn:aws:sns:us-east-1:999988887777:alarms"],
    AlarmActions: ["arn:aws:sns:us-east-1:999988887777:alarms"],
    InsufficientDataActions: [],
    Trigger: {
      MetricName: "StuckRequests",
      Namespace: "SecurityHubInvitations",
      StatisticType: "Statistic",
      Statistic: "MAXIMUM",
      Unit: null,
      Dimensions: [{ value: "securityhub-invitations-production", name: "service" }],
      Period: 3600,
      EvaluationPeriods: 1,
      ComparisonOperator: "GreaterThanThreshold",
      Threshold: 0.0,
      TreatMissingData: "breaching",
      EvaluateLowSampleCountPercentile: "",
    },
    ...change,
  });
