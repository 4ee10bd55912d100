export default {
  roots: ['<rootDir>/src'],
  testEnvironment: './jest-environment.mjs',
  transform: {
    '\\.[jt]sx?$': ['@swc/jest', { jsc: { transform: { react: { runtime: 'automatic' } } } }],
  },
  // Jest runs CommonJS; these packages are ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(react-stream-uploader|@noble/hashes)/)'],
  moduleNameMapper: { '\\.css$': '<rootDir>/no-styles.cjs' },
}
